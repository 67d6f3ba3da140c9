"""What is asked → what is printed: files are found, stages run, processes kept."""

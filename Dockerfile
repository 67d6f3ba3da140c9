# cuecard in a container: docker run --rm -v "$PWD:/work" cuecard wall my-exercises
FROM python:3.13-slim
COPY . /src
RUN pip install --no-cache-dir "/src[heic,xlsx]" && rm -rf /src
WORKDIR /work
ENTRYPOINT ["cuecard"]

# The app as production runs it; PostgreSQL and the proxy stand beside it (docker-compose.yml).
FROM python:3.13-slim AS built
ENV PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements.txt

FROM python:3.13-slim
# What sets the type of the marked-up copy. Without libharfbuzz-subset0 a page takes twenty times as long.
RUN apt-get update -qq \
 && apt-get install -qq --no-install-recommends \
    fonts-noto-cjk libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 >/dev/null \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home lectern
COPY --from=built /venv /venv
WORKDIR /app
COPY manage.py ./
COPY config config
COPY accounts accounts
COPY speeches speeches
COPY templates templates
COPY static static
COPY locale locale
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1
# The key is of no use afterwards: no session, no signature is made at build time.
RUN SECRET_KEY=only-for-collectstatic python manage.py collectstatic --no-input --verbosity 0 \
 && python -m compileall -q config accounts speeches
USER lectern
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8000), 2).close()"]
CMD ["python", "manage.py", "serve", "--bind", "0.0.0.0:8000"]

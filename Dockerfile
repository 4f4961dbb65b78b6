# syntax=docker/dockerfile:1
# Lockstep as an image. Nothing here could be built where it was written, for want of a Docker daemon: each step was run by
# hand on Debian, and test/integration/package/deployment.spec.ts holds the file to the repository.

# Pin it by its digest in what you build for production.
ARG NODE_IMAGE=node:24-bookworm-slim

# What is built, with everything that takes.
FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY sandbox ./sandbox
COPY scripts ./scripts
COPY test/contract ./test/contract
COPY test/support ./test/support
RUN npm run build

# What it needs when it runs.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Lockstep" \
      org.opencontainers.image.description="Keeps Jira Server / Data Center issues and an error tracker's issues in lockstep" \
      org.opencontainers.image.licenses="MIT"

# npm and its like are of no use to a program that runs, only to somebody who got in.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg \
    && install -d -o node -g node -m 0700 /var/lib/lockstep

WORKDIR /app
COPY --from=dependencies /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY bin ./bin
COPY package.json LICENSE ./

# The folder is for the embedded database alone: with DATABASE_URL nothing is written anywhere, and the root file system may be
# read-only. By number, so that Kubernetes can tell that it is not root.
ENV NODE_ENV=production \
    LOCKSTEP_DATA_DIR=/var/lib/lockstep
# Left alone, V8 lets its heap grow by what the machine has. The first is what Node may hold of JavaScript's objects at most, in MB.
ENV NODE_OPTIONS="--max-old-space-size=384 --max-semi-space-size=4"
USER 1000:1000
EXPOSE 8080

# Whether the process answers. Whether it is ready is for who sends it requests to ask, at /readyz.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.LOCKSTEP_PORT ?? 8080}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Lockstep ends by itself when it gets SIGTERM, and has no children to look after: it needs no init before it.
ENTRYPOINT ["node", "/app/bin/lockstep.js"]
CMD ["serve"]

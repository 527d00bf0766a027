FROM node:26-bookworm-slim AS build
WORKDIR /saldo
COPY package.json package-lock.json ./
RUN npm install --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:26-bookworm-slim
WORKDIR /saldo
ENV NODE_ENV=production PORT=3000 SALDO_VAR=/data
COPY --from=build /saldo /saldo
RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1))"
CMD ["node", "apps/server/main.ts"]

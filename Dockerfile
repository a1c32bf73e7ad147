# The packages in a stage of their own, so that npm's cache stays out of the image. Optional packages are left out: the
# largest of them is a Node for machines that have an older one.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
USER node
EXPOSE 3000
CMD ["node", "adapters/start.js"]

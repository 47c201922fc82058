// src/model/quantiles.ts
const operationsFor = (quantile) => Math.round(10 / (1 - quantile));

export { operationsFor as t };
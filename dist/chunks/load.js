// src/model/load.ts
const isSingle = ({ iterations }) => iterations === 1;
const mostAtOnce = (load) => load.model === "closed" ? load.users : load.maxInFlight;
const GENERATOR_AT_FAULT = "the load generator was at fault";
const LITTLE_LEAST_MS = 1e4;
const LITTLE_TOLERANCE = .05;
const isOfOpenLoads = (id) => /^(service\..+|load\.(achieved|dropped))$/.test(id);

export { isSingle as a, isOfOpenLoads as i, LITTLE_LEAST_MS as n, mostAtOnce as o, LITTLE_TOLERANCE as r, GENERATOR_AT_FAULT as t };
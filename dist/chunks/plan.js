// src/model/plan.ts
const looksOf = ({ looks }, { leaks, samples }) => leaks ? samples.looks : looks;

export { looksOf as t };
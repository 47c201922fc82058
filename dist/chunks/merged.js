// src/model/merged.ts
const machineOf = (run, { part }) => run.merged?.parts.find(({ id }) => id === part) ?? run;
const SYSTEMS = {
	win32: "windows",
	darwin: "macos"
};
const legOf = ({ os, arch }) => `${SYSTEMS[os] ?? os}-${arch}`;
const legsOf = ({ merged }) => [...new Set(merged?.parts.map(({ environment }) => legOf(environment)))].sort();
const qualified = (id, leg) => `${id} (${leg})`;
const unqualified = (id, leg) => id.endsWith(` (${leg})`) ? id.slice(0, -` (${leg})`.length) : id;

export { unqualified as a, qualified as i, legsOf as n, machineOf as r, legOf as t };
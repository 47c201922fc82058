// src/model/arm.ts
const ARMS = [
	"head",
	"base",
	"control"
];

export { ARMS as t };
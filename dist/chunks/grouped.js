// src/model/grouped.ts
function grouped(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const members = groups.get(keyOf(item));
		if (members === void 0) groups.set(keyOf(item), [item]);
		else members.push(item);
	}
	return groups;
}

export { grouped as t };
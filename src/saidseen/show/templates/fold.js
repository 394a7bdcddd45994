// Words as the index has them: without case, accents and marks of any script.
const wordsOf = (text) => {
  const bare = (some) => some.normalize("NFKD").replace(/\p{M}/gu, "");
  const low = bare(bare(text).toLowerCase()).replaceAll("ß", "ss").replaceAll("ς", "σ");
  return (low.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, 100).join(""));
};

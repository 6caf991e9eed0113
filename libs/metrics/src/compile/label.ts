import type { Dimension } from '../catalogue/types.js';

/** Beside a dimension that has labels (article, media), `title` is the label of its value and not a breakdown of its own. */
export function splitLabel(dimensions: readonly Dimension[]): { grouped: Dimension[]; label?: string } {
  const owner = dimensions.find((d) => d.labelSql !== undefined);
  const isLabel = (d: Dimension): boolean => owner !== undefined && d.name === 'title';
  return {
    grouped: dimensions.filter((d) => !isLabel(d)),
    label: dimensions.some(isLabel) ? owner?.labelSql : undefined,
  };
}

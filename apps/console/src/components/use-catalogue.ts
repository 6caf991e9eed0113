import { useQuery } from '@tanstack/react-query';
import { catalogueQuery, type Unit } from '../api/catalogue.js';
import { useLocale } from '../i18n/i18n.js';

export interface MetricWords {
  name: string;
  label: string;
  description: string;
  unit: Unit;
}

/** Names, units and meanings of metrics and dimensions, from the API's catalogue, in the reader's language. */
export function useCatalogue() {
  const locale = useLocale();
  const { data } = useQuery(catalogueQuery);
  return {
    metric(name: string): MetricWords {
      const entry = data?.metrics.find((known) => known.name === name);
      return {
        name,
        label: entry?.label[locale] ?? name,
        description: entry?.description[locale] ?? '',
        unit: entry?.unit ?? 'count',
      };
    },
    dimension(name: string): string {
      return data?.dimensions.find((known) => known.name === name)?.label[locale] ?? name;
    },
    dimensions: data?.dimensions ?? [],
  };
}

import { useQuery } from '@tanstack/react-query';
import { outletsQuery } from '../../api/outlets.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';

/** Names values in the reader's language; outlets and sites by the names that the API gives them. */
export function useValueNames(): (dimension: string, value: string) => string {
  const locale = useLocale();
  const { data = [] } = useQuery(outletsQuery);
  return (dimension, value) => {
    if (dimension === 'outlet') return data.find(({ id }) => String(id) === value)?.name ?? value;
    if (dimension === 'site') {
      return data.flatMap(({ sites }) => sites).find(({ id }) => String(id) === value)?.name ?? value;
    }
    return nameOfValue(dimension, value, locale);
  };
}

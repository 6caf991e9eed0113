import { FilterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../api/answer-rows.js';
import { answerQuery, operatorsOf, type Operator } from '../../api/query.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import type { Explore } from './use-explore.js';
import { useDelayed } from './use-delayed.js';
import { useValueNames } from './use-value-names.js';

/** Any dimension of the catalogue, any condition, several values. */
export function AddFilter({ explore }: { explore: Explore }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<FilterForm explore={explore} onDone={() => setOpen(false)} />}
    >
      <Button icon={<FilterOutlined />} aria-expanded={open} aria-haspopup="dialog">
        {t('explore.addFilter')}
      </Button>
    </Popover>
  );
}

function FilterForm({ explore, onDone }: { explore: Explore; onDone: () => void }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const nameOf = useValueNames();
  const [dimension, setDimension] = useState('section');
  const [op, setOp] = useState<Operator>('is');
  const [values, setValues] = useState<string[]>([]);
  const [text, setText] = useState('');
  const type = catalogue.dimensions.find(({ name }) => name === dimension)?.type ?? 'string';
  const exact = op === 'is' || op === 'is_not';
  const { data, isFetching } = useQuery({
    ...answerQuery(explore.queries.suggestions(dimension, useDelayed(type === 'number' ? '' : text))),
    enabled: exact,
  });
  const known = data === undefined || !exact ? [] : rowsOf(data);
  const apply = () => {
    explore.update({ filters: [...explore.state.filters, { dimension, op, values }], table: undefined });
    onDone();
  };

  return (
    <div className="filter-form">
      <label htmlFor="filter-dimension">{t('explore.dimension')}</label>
      <Select
        id="filter-dimension"
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        value={dimension}
        onChange={(next: string) => {
          setDimension(next);
          setOp('is');
          setValues([]);
        }}
        options={catalogue.dimensions.map(({ name }) => ({ value: name, label: catalogue.dimension(name) }))}
      />
      <label htmlFor="filter-operator">{t('explore.operator')}</label>
      <Select
        id="filter-operator"
        value={op}
        onChange={setOp}
        options={operatorsOf(type).map((value) => ({ value, label: t(`explore.operators.${value}`) }))}
      />
      <label htmlFor="filter-values">{t('explore.values')}</label>
      <Select
        id="filter-values"
        mode="tags"
        value={values}
        loading={isFetching}
        showSearch={{ filterOption: false, onSearch: setText }}
        onChange={setValues}
        options={known.map((row) => {
          const value = row.text(dimension);
          return { value, label: dimension === 'article' ? row.text('title') : nameOf(dimension, value) };
        })}
      />
      <Button type="primary" disabled={values.length === 0} onClick={apply}>
        {t('explore.apply')}
      </Button>
    </div>
  );
}

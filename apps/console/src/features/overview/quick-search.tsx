import { SearchOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../api/answer-rows.js';
import { answerQuery } from '../../api/query.js';
import { SEARCH_ATTRIBUTE } from '../../app/shortcuts.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { toggleValue } from './filters.js';
import type { Explore } from './use-explore.js';
import { useDelayed } from './use-delayed.js';
import { useValueNames } from './use-value-names.js';

const SHORTEST_TEXT = 2;

interface Props {
  explore: Explore;
  dimensions: readonly string[];
  /** What can be found. */
  hint: string;
}

/** Finds values of several dimensions at once; choosing one filters the page by it. */
export function QuickSearch({ explore, dimensions, hint }: Props) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const nameOf = useValueNames();
  const [text, setText] = useState('');
  const searched = useDelayed(useDeferredValue(text.trim()));
  const ready = searched.length >= SHORTEST_TEXT;
  const answers = useQueries({
    queries: dimensions.map((dimension) => ({
      ...answerQuery(explore.queries.suggestions(dimension, searched)),
      enabled: ready,
    })),
  });
  const options = dimensions.flatMap((dimension, index) => {
    const rows = ready && answers[index]?.data !== undefined ? rowsOf(answers[index].data) : [];
    if (rows.length === 0) return [];
    return [
      {
        label: catalogue.dimension(dimension),
        options: rows.map((row) => {
          const value = row.text(dimension);
          const label = dimension === 'article' ? row.text('title') || value : nameOf(dimension, value);
          return { value: JSON.stringify([dimension, value]), label };
        }),
      },
    ];
  });
  const choose = (choice: string) => {
    const [dimension, value] = JSON.parse(choice) as [string, string];
    setText('');
    explore.update({ filters: toggleValue(explore.state.filters, dimension, value), table: undefined });
  };
  const settled = answers.every((answer) => !answer.isFetching);

  return (
    <div className="quick-search" {...{ [SEARCH_ATTRIBUTE]: '' }}>
      <AutoComplete
        value={text}
        onChange={setText}
        onSelect={choose}
        options={options}
        defaultActiveFirstOption
        popupMatchSelectWidth={420}
        notFoundContent={ready && settled ? t('explore.nothingFound') : null}
      >
        <Input
          prefix={<SearchOutlined />}
          suffix={<kbd aria-hidden="true">/</kbd>}
          placeholder={hint}
          aria-label={hint}
        />
      </AutoComplete>
    </div>
  );
}

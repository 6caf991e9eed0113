import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';

interface Change<Input, Output> {
  change: (input: Input) => Promise<Output>;
  /** The key of the list that the change makes stale. */
  refresh: readonly unknown[];
  onDone?: (output: Output) => void;
}

/** A change at the API: the list is fetched anew and the reader is told how it went. */
export function useChange<Input, Output>({ change, refresh, onDone }: Change<Input, Output>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      onDone?.(output);
      void message.success(t('common.saved'));
      await client.invalidateQueries({ queryKey: refresh });
    },
    onError: (error) => void message.error(error.message),
  });
}

import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { SHORTCUT_ROWS } from './shortcuts.js';

export function ShortcutsHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={440}>
      <dl className="shortcuts">
        {SHORTCUT_ROWS.map(({ keys, text }) => (
          <div key={text}>
            <dt>{t(text)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('keys.undo')}</dt>
          <dd>{t('keys.undoKey')}</dd>
        </div>
      </dl>
    </Modal>
  );
}

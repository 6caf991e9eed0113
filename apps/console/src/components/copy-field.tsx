import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './copy-field.css';

/** Text to take away as it stands. */
export function CopyField({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [failed, setFailed] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <div className="copy-field">
      <code tabIndex={0} aria-label={label}>
        {text}
      </code>
      <Button icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={copy} aria-live="polite">
        {copied ? t('common.copied') : t('common.copy')}
      </Button>
      {failed !== '' && <p role="alert">{failed}</p>}
    </div>
  );
}

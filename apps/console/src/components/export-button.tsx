import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { EXPORTS, exportQuery, type ExportFormat, type QueryDto } from '../api/query.js';
import { download } from './download.js';

interface Props {
  /** The very query that is on the page. */
  query: QueryDto;
  /** What the file holds, for its name. */
  name: string;
  /** The chart as a PNG data address, where there is one. */
  image?: () => string | undefined;
}

const FORMATS = Object.keys(EXPORTS) as ExportFormat[];

export function ExportButton({ query, name, image }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const file = `nhipbao-${name}-${query.date_range.join('_')}`;
  const saving = useMutation({
    mutationFn: (format: ExportFormat) => exportQuery(query, format),
    onSuccess: (blob, format) => download(blob, `${file}.${format}`),
    onError: (error) => void message.error(`${t('explore.exportFailed')}: ${error.message}`),
  });
  const items: NonNullable<MenuProps['items']> = FORMATS.map((format) => ({
    key: format,
    label: t(`explore.exports.${format}`),
    onClick: () => saving.mutate(format),
  }));
  if (image !== undefined) {
    const savePicture = () => {
      const picture = image();
      if (picture !== undefined) download(picture, `${file}.png`);
    };
    items.push({ type: 'divider' }, { key: 'png', label: t('explore.exports.png'), onClick: savePicture });
  }
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button
        type="text"
        size="small"
        loading={saving.isPending}
        icon={<DownloadOutlined />}
        aria-label={t('explore.export')}
        title={t('explore.export')}
      />
    </Dropdown>
  );
}

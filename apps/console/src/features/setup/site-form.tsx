import { Button, Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Site, SiteFields } from '../../api/sites.js';
import { areDomains, readDomains } from './domains.js';

interface Props {
  site?: Site;
  submit: string;
  saving: boolean;
  onSave: (fields: SiteFields) => void;
}

interface Values {
  name: string;
  domains: string;
  status?: Site['status'];
}

/** Name, domains and, for a site that exists, whether it receives. */
export function SiteForm({ site, submit, saving, onSave }: Props) {
  const { t } = useTranslation();
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: site?.name ?? '',
        domains: site?.domains.join('\n') ?? '',
        status: site?.status,
      }}
      onFinish={({ name, domains, status }) =>
        onSave({
          name: name.trim(),
          domains: readDomains(domains),
          ...(status === undefined ? {} : { status }),
        })
      }
    >
      <Form.Item
        name="name"
        label={t('setup.siteName')}
        rules={[{ required: true, whitespace: true, message: t('setup.required') }]}
      >
        <Input autoFocus={site === undefined} maxLength={120} />
      </Form.Item>
      <Form.Item
        name="domains"
        label={t('setup.domains')}
        extra={t('setup.domainsHint')}
        rules={[
          {
            validator: (_, text: string) =>
              areDomains(readDomains(text))
                ? Promise.resolve()
                : Promise.reject(new Error(t('setup.domainInvalid'))),
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      </Form.Item>
      {site !== undefined && (
        <Form.Item name="status" label={t('setup.status')}>
          <Segmented
            options={(['active', 'paused'] as const).map((value) => ({ value, label: t(`setup.${value}`) }))}
          />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={saving}>
        {submit}
      </Button>
    </Form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { outletsQuery } from '../api/outlets.js';
import { useOutletInSight } from './use-outlet.js';
import { useUser } from './use-user.js';

/** The outlet in sight; a choice for those who see several. */
export function OutletSwitcher() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const user = useUser();
  const { data = [] } = useQuery(outletsQuery);
  const { outlet } = useOutletInSight();
  if (user.role === 'regulator') return <span className="masthead__outlet" />;
  if (data.length < 2) return <span className="masthead__outlet">{outlet?.name ?? data[0]?.name}</span>;
  return (
    <Select
      className="masthead__outlet"
      variant="borderless"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('nav.outlet')}
      placeholder={t('nav.chooseOutlet')}
      value={outlet?.id ?? null}
      popupMatchSelectWidth={320}
      options={data.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | null) => {
        if (id !== null) void navigate(`/outlets/${id}`);
      }}
    />
  );
}

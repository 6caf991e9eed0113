import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  changeOutlet,
  createOutlet,
  outletsQuery,
  type Outlet,
  type OutletFields,
} from '../../api/outlets.js';
import { useChange } from '../setup/use-change.js';
import { OutletForm } from './outlet-form.js';

interface Props {
  /** The outlet to change; a new one is admitted with `new`, and nothing is asked without either. */
  subject: Outlet | 'new' | undefined;
  onClose: () => void;
}

/** Admits an outlet and goes on to its sites and people, or changes what is known of one. */
export function OutletDialog({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = outletsQuery.queryKey;
  const admission = useChange({
    change: createOutlet,
    refresh,
    onDone: ({ id }) => void navigate(`/outlets/${id}/sites`),
  });
  const change = useChange({
    change: ({ id, fields }: { id: number; fields: OutletFields }) => changeOutlet(id, fields),
    refresh,
    onDone: onClose,
  });
  const outlet = subject === 'new' ? undefined : subject;
  return (
    <Modal
      open={subject !== undefined}
      title={outlet ? t('platform.changeTitle', { name: outlet.name }) : t('platform.admit')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {outlet ? (
        <OutletForm
          outlet={outlet}
          submit={t('common.save')}
          saving={change.isPending}
          onSave={(fields) => change.mutate({ id: outlet.id, fields })}
        />
      ) : (
        <OutletForm submit={t('platform.admit')} saving={admission.isPending} onSave={admission.mutate} />
      )}
    </Modal>
  );
}

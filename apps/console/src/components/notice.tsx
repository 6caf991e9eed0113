import type { ReactNode } from 'react';
import { PulseLine } from './pulse.js';
import './notice.css';

interface Props {
  title: string;
  children?: ReactNode;
  /** Fills a whole page instead of a panel. */
  page?: boolean;
  alert?: boolean;
}

/** Says in words why there is nothing else here: empty, forbidden, failed, not found. */
export function Notice({ title, children, page = false, alert = false }: Props) {
  return (
    <div className={page ? 'notice notice--page' : 'notice'} role={alert ? 'alert' : 'status'}>
      <PulseLine />
      <p className="notice__title">{title}</p>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  title: string;
  /** To the right of the title: switches and actions of the panel. */
  tools?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled part of a page, under a rule as in a newspaper. */
export function Panel({ title, tools, children, className = '' }: Props) {
  return (
    <section className={`panel ${className}`} aria-label={title}>
      <header className="panel__head">
        <h2>{title}</h2>
        <div className="panel__tools">{tools}</div>
      </header>
      {children}
    </section>
  );
}

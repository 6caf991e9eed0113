import { useEffect, useState } from 'react';
import { dayOf } from './calendar.js';

const CHECK_MS = 30_000;

/** Today on the platform's clock; a page left open overnight moves on. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), CHECK_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}

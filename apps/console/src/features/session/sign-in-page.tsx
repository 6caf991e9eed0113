import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { ApiError } from '../../api/http.js';
import { sessionQuery, signIn } from '../../api/session.js';
import { LanguageSwitch } from '../../components/language-switch.js';
import { PulseLine } from '../../components/pulse.js';
import { safeNext } from './safe-next.js';
import './sign-in.css';

export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [shown, setShown] = useState(false);
  const session = useQuery(sessionQuery);
  const attempt = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    onSuccess: (user) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, user);
    },
  });

  if (session.data) return <Navigate to={safeNext(params.get('next'))} replace />;

  const submit = (form: FormData) =>
    attempt.mutate({ email: textOf(form, 'email').trim(), password: textOf(form, 'password') });

  return (
    <main className="sign-in">
      <title>{`${t('session.title')} · ${t('common.product')}`}</title>
      <section className="sign-in__masthead">
        <PulseLine />
        <h1>{t('common.product')}</h1>
        <p className="sign-in__tagline">{t('common.tagline')}</p>
        <p className="sign-in__lead">{t('session.lead')}</p>
      </section>
      <section className="sign-in__panel">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <h2>{t('session.title')}</h2>
          <label htmlFor="email">{t('session.email')}</label>
          <input id="email" name="email" type="email" autoComplete="username" required autoFocus />
          <label htmlFor="password">{t('session.password')}</label>
          <div className="sign-in__password">
            <input
              id="password"
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              required
            />
            <button type="button" aria-controls="password" onClick={() => setShown(!shown)}>
              {shown ? t('session.hide') : t('session.show')}
            </button>
          </div>
          <p className="sign-in__error" role="alert">
            {attempt.error === null ? '' : problemOf(attempt.error, t)}
          </p>
          <button type="submit" className="sign-in__submit" disabled={attempt.isPending}>
            {attempt.isPending ? t('session.submitting') : t('session.submit')}
          </button>
          <p className="sign-in__help">{t('session.help')}</p>
        </form>
        <LanguageSwitch />
      </section>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function problemOf(error: Error, t: ReturnType<typeof useTranslation>['t']): string {
  if (!(error instanceof ApiError)) return error.message;
  if (error.status === 401) return t('session.wrong');
  if (error.status === 429) return t('session.tooMany');
  return error.status === 0 ? t('common.network') : error.message;
}

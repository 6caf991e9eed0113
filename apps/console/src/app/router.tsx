import { createBrowserRouter, type RouteObject } from 'react-router';
import { SignInPage } from '../features/session/sign-in-page.js';
import { Splash } from '../components/splash.js';
import { FailedPage } from './failed-page.js';
import { HomeRedirect } from './home-redirect.js';
import { NotFoundPage } from './not-found-page.js';
import { RequireSession } from './require-session.js';

/** Behind the sign-in page every screen is a chunk of its own. */
const signedIn: RouteObject[] = [
  { index: true, element: <HomeRedirect /> },
  {
    lazy: async () => ({ Component: (await import('./shell.js')).Shell }),
    children: [
      {
        path: 'sector',
        lazy: async () => ({ Component: (await import('../features/sector/sector-page.js')).SectorPage }),
      },
      {
        path: 'platform',
        lazy: async () => ({
          Component: (await import('../features/platform/platform-page.js')).PlatformPage,
        }),
      },
      {
        path: 'outlets/:outletId',
        lazy: async () => ({
          Component: (await import('../features/overview/overview-page.js')).OverviewPage,
        }),
      },
      {
        path: 'outlets/:outletId/articles/:articleId',
        lazy: async () => ({ Component: (await import('../features/article/article-page.js')).ArticlePage }),
      },
      {
        path: 'outlets/:outletId/live',
        lazy: async () => ({ Component: (await import('../features/live/live-page.js')).LivePage }),
      },
      {
        path: 'outlets/:outletId/sites',
        lazy: async () => ({ Component: (await import('../features/setup/sites-page.js')).SitesPage }),
      },
      {
        path: 'sites/:siteId/setup',
        lazy: async () => ({
          Component: (await import('../features/setup/site-setup-page.js')).SiteSetupPage,
        }),
      },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
];

export const router = createBrowserRouter([
  {
    errorElement: <FailedPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/', element: <RequireSession />, children: signedIn },
    ],
  },
]);

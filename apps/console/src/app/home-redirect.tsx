import { Navigate } from 'react-router';
import { homeOf, useUser } from './use-user.js';

export function HomeRedirect() {
  return <Navigate to={homeOf(useUser())} replace />;
}

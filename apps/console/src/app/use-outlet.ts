import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { outletsQuery, type Outlet } from '../api/outlets.js';

/** The outlet that the address names, itself or through one of its sites. */
export function useOutletInSight(): { outlet: Outlet | undefined; outletId: number | undefined } {
  const { outletId, siteId } = useParams();
  const { data = [] } = useQuery(outletsQuery);
  const outlet =
    siteId === undefined
      ? data.find((known) => known.id === Number(outletId))
      : data.find((known) => known.sites.some((site) => site.id === Number(siteId)));
  return { outlet, outletId: outletId === undefined ? outlet?.id : Number(outletId) };
}

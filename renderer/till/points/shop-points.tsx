import type { Panel } from '../store/view-store.ts';
import { IssuancePanel } from './issuance-panel.tsx';
import { PointsPanel } from './points-panel.tsx';
import { RequestPanel } from './request-panel.tsx';

/** The shop's points, one request of them, or a new one. */
export function ShopPoints({ at }: { readonly at: PointsPanelAt }) {
  switch (at) {
    case 'points':
      return <PointsPanel />;
    case 'issuance':
      return <IssuancePanel />;
    case 'points-request':
      return <RequestPanel />;
  }
}

export type PointsPanelAt = Extract<Panel['at'], 'points' | 'issuance' | 'points-request'>;

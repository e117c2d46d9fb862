import type { Scope } from '../accounts/scope.ts';
import type { CommitteeStore } from './committee-store.ts';
import { districtsAround, stationsFor } from './committee.ts';
import type { LeadTimeStore } from './lead-time-store.ts';
import { defaultLeadTimes } from './lead-time.ts';
import type { SittingStore } from './sitting-store.ts';
import type { KeptSitting } from './sitting.ts';
import type { ConsultationFrame } from './time-left.ts';

/** The frame of a municipality and one of its districts (null = a matter of the whole municipality). */
export type FrameOf = (municipalityId: string, districtId: string | null) => ConsultationFrame;

export interface ScheduleStores {
  committees: CommitteeStore;
  sittings: SittingStore;
  leadTimes: LeadTimeStore;
}

/** Loads sittings, orders of consultation and lead times of a reader once, for any number of questions. */
export function createFrames(stores: ScheduleStores): (scope: Scope) => Promise<FrameOf> {
  return async (scope) => {
    const [committees, sittings, leads, districts] = await Promise.all([
      stores.committees.listCommittees(scope),
      stores.sittings.listSittings(scope),
      stores.leadTimes.listLeadTimes(scope),
      stores.committees.listDistrictPlaces(scope),
    ]);
    const frames = new Map<string, ConsultationFrame>();
    const make: FrameOf = (municipalityId, districtId) => {
      const known = leads.find((own) => own.municipalityId === municipalityId) ?? defaultLeadTimes;
      const own = countedSittings(sittings.filter((one) => one.municipalityId === municipalityId));
      return {
        stations: stationsFor(
          committees.filter((committee) => committee.municipalityId === municipalityId),
          districtsAround(districts, districtId),
        ),
        isDemo: own.some(({ origin }) => origin === 'demo'),
        sittings: own.map(({ committeeId, sitsOn: on, submissionOn }) => ({
          committeeId,
          on,
          submissionOn,
        })),
        lead: known.lead,
        isLeadAssumed: known.basis === 'annahme',
      };
    };
    return (municipalityId, districtId) => {
      const key = `${municipalityId} ${districtId ?? ''}`;
      const frame = frames.get(key) ?? make(municipalityId, districtId);
      frames.set(key, frame);
      return frame;
    };
  };
}

/** Invented ones count only as long as nobody entered or imported others; cancelled ones never. */
function countedSittings(sittings: readonly KeptSitting[]): KeptSitting[] {
  const real = sittings.filter(({ origin }) => origin !== 'demo');
  return (real.length > 0 ? real : sittings).filter(({ cancelledAt }) => cancelledAt === null);
}

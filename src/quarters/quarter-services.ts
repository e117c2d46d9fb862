import { createProfileService } from './profile/profile-service.ts';
import { createQuarterService } from './quarter-service.ts';

/** What this room offers: one quarter with everything about it, and several of them side by side. */
export function createQuarterServices(
  stores: Parameters<typeof createQuarterService>[0] & Parameters<typeof createProfileService>[0],
) {
  return {
    quarterService: createQuarterService(stores),
    quarterProfiles: createProfileService(stores),
  };
}

/** Looking after the official links of the catalogue: what everybody who takes part in it has to know. */

/** Name of the job, by which its last run is found. */
export const linkWatchJob = 'link-watch';

/** Addresses looked at on one day, altogether and of one server. */
export const dailyLimits = { all: 200, perHost: 20 } as const;

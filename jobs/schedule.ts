import { cleanupHead } from '../src/accounts/cleanup-job.ts';
import { followNoticesHead } from '../src/following/follow-notices-job.ts';
import { savedSearchesHead } from '../src/following/saved-searches-job.ts';
import { catalogueRefreshHead } from '../src/imports/refresh-catalogue-service.ts';
import { berlinMinute } from '../src/jobs/cron-time.ts';
import { derivedFilesHead } from '../src/jobs/derived-files-job.ts';
import type { TimetableRow } from '../src/jobs/timetable.ts';
import { linkWatchHead } from '../src/link-watch/link-watch-job.ts';
import { matchNewsHead } from '../src/matching/news/match-news-job.ts';
import { newestMatchingChange } from '../src/matching/news/news-check-service.ts';
import { dateNoticesHead } from '../src/reminders/date-notices-job.ts';

/**
 * The timetable: one row per job, its entry file stands beside this one under the job's name. In Berlin time; daily
 * work stays out of the hour from two to three, which one night in spring skips and one in autumn repeats.
 */
export const timetable: readonly TimetableRow[] = [
  {
    ...catalogueRefreshHead,
    cron: '10 4 * * *',
    when: 'täglich um 4:10 Uhr',
    slotOf: berlinMinute,
  },
  {
    ...derivedFilesHead,
    cron: '40 4 * * *',
    when: 'täglich um 4:40 Uhr',
    slotOf: berlinMinute,
  },
  // Soon after people or an import changed what it looks at; by the clock what only the day or the seed changes.
  {
    ...matchNewsHead,
    cron: '50 4-20 * * *',
    when: 'wenige Minuten nach einer Änderung, dazu stündlich von 4:50 bis 20:50 Uhr',
    slotOf: berlinMinute,
    newestChange: newestMatchingChange,
  },
  {
    ...dateNoticesHead,
    cron: '30 5 * * *',
    when: 'täglich um 5:30 Uhr',
    slotOf: berlinMinute,
  },
  // What people change in the catalogue during the day is told within the hour.
  {
    ...savedSearchesHead,
    cron: '40 5-20 * * *',
    when: 'stündlich von 5:40 bis 20:40 Uhr',
    slotOf: berlinMinute,
  },
  {
    ...followNoticesHead,
    cron: '45 5-20 * * *',
    when: 'stündlich von 5:45 bis 20:45 Uhr',
    slotOf: berlinMinute,
  },
  {
    ...linkWatchHead,
    cron: '20 6 * * *',
    when: 'täglich um 6:20 Uhr, wenn eingeschaltet',
    slotOf: berlinMinute,
  },
  {
    ...cleanupHead,
    cron: '7 * * * *',
    when: 'stündlich, sieben Minuten nach der vollen Stunde',
    slotOf: berlinMinute,
  },
];

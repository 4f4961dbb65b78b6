import { z } from 'zod';
import { TRACKER_ISSUE_STATUSES } from '../../../domain/tracker-issue.ts';

/** What the schemas of both directions are made of. What they do not name is let through, and not looked at. */
const LONGEST_ID = 500;

/** The tracker's own id of something. */
export const FOREIGN_ID = z
  .string()
  .min(1)
  .max(LONGEST_ID)
  .meta({ description: "The tracker's own id, any text of 1 to 500 characters." });

export const STATUS = z.enum(TRACKER_ISSUE_STATUSES).meta({
  description: 'Whether the issue is resolved. `ignored`: nobody is going to do anything about it.',
});

export const PERSON = z
  .object({
    id: FOREIGN_ID,
    name: z.string().meta({ description: 'The name they log in by.' }),
    email: z.string().nullish(),
    isEmailVerified: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the tracker made sure that the e-mail is theirs.' }),
  })
  .meta({ id: 'Person', description: 'A person of the tracker.' });

export const FACTS = z
  .object({
    title: z.string(),
    url: z
      .url({ protocol: /^https?$/ })
      .nullish()
      .meta({ description: 'Where people open the issue.' }),
    status: STATUS,
    project: z.string().nullish(),
    level: z.string().nullish().meta({ description: 'How bad it is, in the tracker’s own word.' }),
    tags: z.record(z.string(), z.string()).default({}),
    timesSeen: z.int().min(0).nullish(),
    details: z.string().nullish().meta({ description: 'What is known of what went wrong, in plain text.' }),
  })
  .meta({ id: 'IssueFacts', description: 'An issue of the tracker, as a person sees it.' });

export const MOMENT = z.iso
  .datetime({ offset: true })
  .meta({ description: 'When it happened, with the offset from UTC.' });

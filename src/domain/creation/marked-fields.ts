import { textOf } from '../foreign-json.ts';
import type { CreateField } from './create-field.ts';
import type { JiraFields } from './jira-fields.ts';
import { summaryOf } from './summary.ts';

/** Where the marker of an issue is: among its labels, else in its description, else in its summary. */
export type MarkerPlace = 'labels' | 'description' | 'summary';

/** Jira takes no more for a text unless its admin says otherwise: there must be room for the marker. */
const LONGEST_TEXT = 32_767;
const LONGEST_SUMMARY = 255;

/** The first place of a marker that the screen has; every screen has a summary. */
export function markerPlaceOn(screen: readonly CreateField[]): MarkerPlace {
  const has = (id: string): boolean => screen.some((field) => field.id === id);
  if (has('labels')) return 'labels';
  return has('description') ? 'description' : 'summary';
}

/** The fields with the marker in its place. */
export function withMarker(fields: JiraFields, marker: string, place: MarkerPlace): JiraFields {
  switch (place) {
    case 'labels': {
      const labels = fields['labels'];
      return {
        ...fields,
        labels: [...(Array.isArray(labels) ? (labels as readonly unknown[]) : []), marker],
      };
    }
    case 'description': {
      const text = (textOf(fields['description']) ?? '').slice(0, LONGEST_TEXT - marker.length - 2);
      return { ...fields, description: text === '' ? marker : `${text}\n\n${marker}` };
    }
    case 'summary': {
      const text = summaryOf(textOf(fields['summary']) ?? '', LONGEST_SUMMARY - marker.length - 3);
      return { ...fields, summary: `${text} [${marker}]` };
    }
  }
}

/** Where the fields that were sent have the marker. */
export function markerPlaceIn(fields: JiraFields, marker: string): MarkerPlace {
  const labels = fields['labels'];
  if (Array.isArray(labels) && labels.includes(marker)) return 'labels';
  return textOf(fields['description'])?.includes(marker) === true ? 'description' : 'summary';
}

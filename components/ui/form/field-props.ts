export interface FieldProps {
  /** Path of the value in the command's input. */
  name: string;
  /** The field's term; also its accessible name. */
  label: string;
  description?: string;
  required?: boolean;
  /** Send null when emptied, so that a former value is cleared; without it, it is left out. */
  keepEmpty?: boolean;
}

export const mark = (required: boolean | undefined) =>
  ({ required: required ?? false, size: "sm" }) as const;

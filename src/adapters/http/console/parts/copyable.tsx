interface CopyableProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Of several lines, such as a key in PEM. */
  readonly isLong?: boolean;
}

/** A value to be pasted elsewhere. With script a button copies it; without, it is marked and copied by hand. */
export function Copyable({ id, label, value, isLong = false }: CopyableProps) {
  return (
    <div class="field copyable">
      <label for={id}>{label}</label>
      <div>
        {isLong ? (
          <textarea id={id} readOnly rows={9} class="code" value={value} />
        ) : (
          <input id={id} type="text" readOnly class="code" value={value} />
        )}
        <button type="button" class="plain" data-copy={id} hidden aria-label={`Copy: ${label}`}>
          Copy
        </button>
      </div>
    </div>
  );
}

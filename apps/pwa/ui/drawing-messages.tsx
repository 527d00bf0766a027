import { Drawing, ground, soft, strong } from './drawing.tsx'

/** A letter on its way. */
export function DrawingMessages() {
  return (
    <Drawing>
      <path
        d="M42 32h76a6 6 0 0 1 6 6v48a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V38a6 6 0 0 1 6-6Z"
        className={soft}
      />
      <path d="m38 36 42 32 42-32" className={ground} />
      <path d="m38 89 28-32M122 89 94 57" />
      <path d="M12 50h14M6 62h20M14 74h12" className={strong} strokeWidth="3" />
    </Drawing>
  )
}

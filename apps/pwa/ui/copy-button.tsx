import { useEffect, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { IconCheck } from './icons.tsx'
import { IconCopy } from './more-icons.tsx'

export type CopyButtonProps = Omit<ButtonProps, 'onClick' | 'children' | 'icon' | 'value'> & {
  value: string
  label: string
  copiedLabel: string
}

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ value, label, copiedLabel, ...rest }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      {...rest}
      icon={copied ? <IconCheck className="size-5" /> : <IconCopy className="size-5" />}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </Button>
  )
}

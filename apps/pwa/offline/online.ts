import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const subscribe = (watcher: () => void) => onlineManager.subscribe(watcher)
const isOnline = () => onlineManager.isOnline()

/** The query client believes in a connection until it hears otherwise; a start without one is never announced. */
export function noticeOfflineStart(): void {
  onlineManager.setOnline(navigator.onLine)
}

/** Whether the device believes that it has a connection. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, isOnline)

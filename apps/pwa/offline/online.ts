import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const subscribe = (watcher: () => void) => onlineManager.subscribe(watcher)
const isOnline = () => onlineManager.isOnline()

/** Whether the device believes that it has a connection. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, isOnline)

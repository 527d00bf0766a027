import { Outlet } from 'react-router'
import { Support } from './support.tsx'

/** An ordinary page of the desk, with room around it; lists and details fill the window instead. */
export function DeskPage() {
  return (
    <div className="mx-auto w-full max-w-page px-4 py-6 sm:px-8">
      <Outlet />
      <div className="mt-12 lg:hidden">
        <Support />
      </div>
    </div>
  )
}

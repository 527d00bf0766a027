import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { PublicFrame } from './public-frame.tsx'

const screens = {
  NotFound: lazy(() => import('./not-found-screen.tsx')),
  SignIn: lazy(() => import('../access/sign-in-screen.tsx')),
  SignUp: lazy(() => import('../access/sign-up-screen.tsx')),
  RegisterCompany: lazy(() => import('../access/register-company-screen.tsx')),
  Invitation: lazy(() => import('../access/invitation-screen.tsx')),
  Forgot: lazy(() => import('../access/forgot-screen.tsx')),
  NewPassword: lazy(() => import('../access/new-password-screen.tsx')),
  VerifyEmail: lazy(() => import('../access/verify-email-screen.tsx')),
  SecondFactor: lazy(() => import('../access/second-factor-screen.tsx')),
}

/** Signing in and signing up. */
export default function PublicArea() {
  return (
    <Routes>
      <Route element={<PublicFrame />}>
        <Route path="/app/sign-in" element={<screens.SignIn />} />
        <Route path="/app/register" element={<screens.SignUp />} />
        <Route path="/app/register/company" element={<screens.RegisterCompany />} />
        <Route path="/app/invitation" element={<screens.Invitation />} />
        <Route path="/app/forgot" element={<screens.Forgot />} />
        <Route path="/app/new-password" element={<screens.NewPassword />} />
        <Route path="/app/verify-email" element={<screens.VerifyEmail />} />
        <Route path="/app/second-factor" element={<screens.SecondFactor />} />
        <Route path="*" element={<screens.NotFound />} />
      </Route>
    </Routes>
  )
}

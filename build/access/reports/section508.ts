import { type Chapter, clausesOf } from './clause.ts';

/** The provisions of the revised Section 508 (36 CFR 1194, appendices A and C) that ask for something, by number and title. */
export const SECTION_508: readonly Chapter[] = [
  {
    title: 'Chapter 3: Functional Performance Criteria (FPC)',
    clauses: clausesOf(`
302.1 Without Vision
302.2 With Limited Vision
302.3 Without Perception of Color
302.4 Without Hearing
302.5 With Limited Hearing
302.6 Without Speech
302.7 With Limited Manipulation
302.8 With Limited Reach and Strength
302.9 With Limited Language, Cognitive, and Learning Abilities
`),
  },
  {
    title: 'Chapter 4: Hardware',
    clauses: clausesOf(`
402.2.1 Information Displayed On-Screen
402.2.2 Transactional Outputs
402.2.3 Speech Delivery Type and Coordination
402.2.4 User Control
402.2.5 Braille Instructions
402.3.1 Private Listening
402.3.2 Non-private Listening
402.4 Characters on Display Screens
402.5 Characters on Variable Message Signs
403.1 General (Biometrics)
404.1 General (Preservation of Information Provided for Accessibility)
405.1 General (Privacy)
406.1 General (Standard Connections)
407.2 Contrast
407.3.1 Tactilely Discernible
407.3.2 Alphabetic Keys
407.3.3 Numeric Keys
407.4 Key Repeat
407.5 Timed Response
407.6 Operation
407.7 Tickets, Fare Cards, and Keycards
407.8.1.1 Vertical Plane for Side Reach
407.8.1.2 Vertical Plane for Forward Reach
407.8.2.1 Unobstructed Side Reach
407.8.2.2 Obstructed Side Reach
407.8.3.1 Unobstructed Forward Reach
407.8.3.2 Obstructed Forward Reach
408.2 Visibility
408.3 Flashing
409.1 General (Status Indicators)
410.1 General (Color Coding)
411.1 General (Audible Signals)
412.2.1 Volume Gain for Wireline Telephones
412.2.2 Volume Gain for Non-Wireline ICT
412.3.1 Wireless Handsets
412.3.2 Wireline Handsets
412.4 Digital Encoding of Speech
412.5 Real-Time Text Functionality
412.6 Caller ID
412.7 Video Communication
413.1.1 Decoding and Display of Closed Captions
413.1.2 Pass-Through of Closed Caption Data
414.1.1 Digital Television Tuners
414.1.2 Other ICT
415.1.1 Caption Controls
415.1.2 Audio Description Controls
`),
  },
  {
    title: 'Chapter 5: Software',
    clauses: clausesOf(`
501.1 Scope – Incorporation of WCAG 2.0 AA
502.2.1 User Control of Accessibility Features
502.2.2 No Disruption of Accessibility Features
502.3.1 Object Information
502.3.2 Modification of Object Information
502.3.3 Row, Column, and Headers
502.3.4 Values
502.3.5 Modification of Values
502.3.6 Label Relationships
502.3.7 Hierarchical Relationships
502.3.8 Text
502.3.9 Modification of Text
502.3.10 List of Actions
502.3.11 Actions on Objects
502.3.12 Focus Cursor
502.3.13 Modification of Focus Cursor
502.3.14 Event Notification
502.4 Platform Accessibility Features
503.2 User Preferences
503.3 Alternative User Interfaces
503.4.1 Caption Controls
503.4.2 Audio Description Controls
504.2 Content Creation or Editing
504.2.1 Preservation of Information Provided for Accessibility in Format Conversion
504.2.2 PDF Export
504.3 Prompts
504.4 Templates
`),
  },
  {
    title: 'Chapter 6: Support Documentation and Services',
    clauses: clausesOf(`
602.2 Accessibility and Compatibility Features
602.3 Electronic Support Documentation
602.4 Alternate Formats for Non-Electronic Support Documentation
603.2 Information on Accessibility and Compatibility Features
603.3 Accommodation of Communication Needs
`),
  },
];

"""What step 0008 needs of the code as it stood then: whatever blocks become later, the step stays what it was."""
